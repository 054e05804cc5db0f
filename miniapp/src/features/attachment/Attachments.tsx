import { useState } from 'react';
import type { AttachmentView } from 'shared-types/attachment.contract';
import { ATTACHMENT_WORDS } from 'shared-types/attachment.states';
import { asProblem } from '@/api';
import { addressOf, freshAddress } from '@/api/attachments';
import { openAttachment } from '@/api/open-attachment';
import { Box } from '@/ui/base/box';
import { Picture } from '@/ui/base/image';
import { Press } from '@/ui/base/press';
import { List, ListItem } from '@/ui/card/ListItem';
import { toast } from '@/ui/overlay/toast-store';

/** Kinds that every phone and browser draws. */
const DRAWN: readonly AttachmentView['type'][] = ['JPEG', 'PNG', 'WEBP'];

/** What came with a record: pictures as pictures, the rest by name; nothing where there is nothing. */
export function Attachments({ attachments }: { readonly attachments: readonly AttachmentView[] }) {
  const pictures = attachments.filter(({ type }) => DRAWN.includes(type));
  const others = attachments.filter(({ type }) => !DRAWN.includes(type));
  return (
    <>
      {pictures.length > 0 && (
        <Box className="attachments">
          {pictures.map((picture) => (
            <Thumbnail key={picture.id} picture={picture} />
          ))}
        </Box>
      )}
      {others.length > 0 && (
        <List label="附件">
          {others.map((file) => (
            <ListItem
              key={file.id}
              icon="file"
              title={file.name}
              note={ATTACHMENT_WORDS[file.type].label}
              onPress={() => void open(file)}
            />
          ))}
        </List>
      )}
    </>
  );
}

/** However long the page has been open, what is tapped opens: its link is made at the tap. */
async function open({ id, type }: AttachmentView): Promise<void> {
  try {
    await openAttachment(await freshAddress(id), type);
  } catch (error) {
    toast(asProblem(error).title, 'danger');
  }
}

/**
 * A picture that keeps the address it was first drawn from: each reading of the page brings another link, and drawing it
 * anew would flicker. One whose link was over before it was drawn is fetched by a fresh one, once.
 */
function Thumbnail({ picture }: { readonly picture: AttachmentView }) {
  const [{ address, turn }, draw] = useState(() => ({ address: addressOf(picture), turn: 0 }));
  const [waiting, setWaiting] = useState(false);
  const renew = () => {
    if (turn > 0) return setWaiting(false);
    setWaiting(true);
    freshAddress(picture.id).then(
      (fresh) => draw({ address: fresh, turn: 1 }),
      () => setWaiting(false),
    );
  };
  return (
    <Press className="attachments__one" onPress={() => void open(picture)}>
      <Picture
        key={turn}
        className={waiting ? 'attachments__picture is-waiting' : 'attachments__picture'}
        src={address}
        alt={picture.name}
        onLoad={() => setWaiting(false)}
        onError={renew}
      />
    </Press>
  );
}

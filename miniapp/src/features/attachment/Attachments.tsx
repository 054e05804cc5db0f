import type { AttachmentView } from 'shared-types/attachment.contract';
import { ATTACHMENT_WORDS } from 'shared-types/attachment.states';
import { addressOf } from '@/api/attachments';
import { previewPicture } from '@/api/preview';
import { Box } from '@/ui/base/box';
import { Picture } from '@/ui/base/image';
import { Press } from '@/ui/base/press';
import { List, ListItem } from '@/ui/card/ListItem';

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
            <Press
              key={picture.id}
              className="attachments__one"
              href={addressOf(picture)}
              onPress={() => previewPicture?.(addressOf(picture))}
            >
              <Picture className="attachments__picture" src={addressOf(picture)} alt={picture.name} />
            </Press>
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
              href={addressOf(file)}
            />
          ))}
        </List>
      )}
    </>
  );
}

import { useState } from 'react';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { TextField } from '@/ui/field/Field';
import { Stack } from '@/ui/layout/Stack';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { type Posts, PostsForm, postsBody } from './PostsForm';

const NO_POSTS: Posts = { roles: [], skills: [], siteKey: '' };
const NOBODY = { workNo: '', name: '', phone: '' };

/** Enters a member of staff; they join by signing in and proving the phone. */
export function InvitationSheet({ onClose }: { readonly onClose: () => void }) {
  const [who, setWho] = useState(NOBODY);
  const [posts, setPosts] = useState(NO_POSTS);
  const { submit, busy, problem } = useWrite('POST /staff', {
    refresh: ['GET /staff'],
    onDone: ({ name }) => {
      toast(`已登记，请${name}用微信登录并验证手机号`);
      onClose();
    },
  });
  const complete = who.workNo !== '' && who.name !== '' && who.phone !== '' && posts.roles.length > 0;
  return (
    <Sheet
      open
      title="登记一位工作人员"
      onClose={onClose}
      footer={
        <Button
          block
          busy={busy}
          disabled={!complete}
          onPress={() => void submit({ body: { ...who, ...postsBody(posts) } })}
        >
          登记并邀请
        </Button>
      }
    >
      <Stack gap={4}>
        {problem && problem.fields.length === 0 && <ProblemNote problem={problem} />}
        <TextField
          label="工号"
          hint="2 至 16 位大写字母或数字"
          value={who.workNo}
          maxLength={16}
          onChange={(workNo) => setWho({ ...who, workNo: workNo.toUpperCase() })}
          error={problem?.field('body.workNo')}
        />
        <TextField
          label="姓名"
          value={who.name}
          maxLength={30}
          onChange={(name) => setWho({ ...who, name })}
          error={problem?.field('body.name')}
        />
        <TextField
          label="手机号"
          hint="本人用这个手机号验证后即可认领"
          kind="phone"
          value={who.phone}
          maxLength={11}
          onChange={(phone) => setWho({ ...who, phone })}
          error={problem?.field('body.phone')}
        />
        <PostsForm posts={posts} onChange={setPosts} />
      </Stack>
    </Sheet>
  );
}

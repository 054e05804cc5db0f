import { useState } from 'react';
import type { StaffLine } from 'shared-types/staff.contract';
import { useWrite } from '@/api';
import { Button } from '@/ui/button/Button';
import { ProblemNote } from '@/ui/feedback/states';
import { Row, Stack } from '@/ui/layout/Stack';
import { Text } from '@/ui/layout/Text';
import { Sheet } from '@/ui/overlay/Sheet';
import { toast } from '@/ui/overlay/toast-store';
import { QRCode } from '@/ui/ticket/QRCode';
import { type Posts, PostsForm, postsBody } from './PostsForm';

interface StaffSheetProps {
  readonly line: StaffLine;
  readonly onClose: () => void;
}

/** One member of staff: posts and place, whether they work here, and their second factor. */
export function StaffSheet({ line, onClose }: StaffSheetProps) {
  const { workNo } = line;
  const [posts, setPosts] = useState<Posts>({ roles: line.roles, skills: line.skills, siteKey: line.siteKey ?? '' });
  const { submit, busy, problem } = useWrite('POST /staff/:workNo', {
    refresh: ['GET /staff'],
    onDone: () => {
      toast('已保存，下一次操作起生效');
      onClose();
    },
  });
  const params = { workNo };
  return (
    <Sheet
      open
      title={`${line.name} · ${workNo}`}
      onClose={onClose}
      footer={
        <Row gap={2} even>
          <Button
            kind={line.active ? 'danger' : 'secondary'}
            disabled={busy}
            onPress={() => void submit({ params, body: { active: !line.active } })}
          >
            {line.active ? '停用账号' : '恢复账号'}
          </Button>
          <Button
            busy={busy}
            disabled={posts.roles.length === 0}
            onPress={() => void submit({ params, body: postsBody(posts) })}
          >
            保存岗位
          </Button>
        </Row>
      }
    >
      <Stack gap={4}>
        {problem && <ProblemNote problem={problem} />}
        <PostsForm posts={posts} onChange={setPosts} />
        <SecondFactor line={line} />
      </Stack>
    </Sheet>
  );
}

/** The code is shown once: whoever sees it can open this person's desk together with their WeChat. */
function SecondFactor({ line: { workNo, secondFactor } }: { readonly line: StaffLine }) {
  const [address, setAddress] = useState<string>();
  const { submit, busy, problem } = useWrite('POST /staff/:workNo/second-factor', {
    refresh: ['GET /staff'],
    onDone: (result) => setAddress(result.address),
  });
  return (
    <Stack gap={2}>
      <Text strong>动态口令</Text>
      {problem && <ProblemNote problem={problem} />}
      {address === undefined ? (
        <Button kind="secondary" icon="shield" busy={busy} onPress={() => void submit({ params: { workNo } })}>
          {secondFactor ? '重新开通（原来的立即失效）' : '开通动态口令'}
        </Button>
      ) : (
        <Stack gap={2}>
          <QRCode text={address} alt="动态口令二维码" />
          <Text size="secondary" tone="ink-2" center>
            请本人用身份验证器扫码。关闭后不再显示。
          </Text>
        </Stack>
      )}
    </Stack>
  );
}

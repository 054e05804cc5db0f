import type { AgencyView } from 'shared-types/agency.contract';
import { Card } from '@/ui/card/Card';
import { Facts } from '@/ui/card/ListItem';

/** On a case of a key project: who is named for it, and what a green channel changes until when. Nothing on others. */
export function KeyProjectNote({ view: { keyProject, greenChannel } }: { readonly view: AgencyView }) {
  if (!keyProject && !greenChannel) return null;
  const agent = keyProject?.agent;
  return (
    <Card title="重点项目服务">
      <Facts
        facts={[
          ...(keyProject ? [['项目', keyProject.name] as const] : []),
          ...(agent ? [['项目代办专员', `${agent.name}（${agent.workNo}）`] as const] : []),
          ...(greenChannel
            ? ([
                ['绿色通道', greenChannel.measures.join('、')],
                ['有效期到', greenChannel.until],
              ] as const)
            : []),
        ]}
      />
    </Card>
  );
}

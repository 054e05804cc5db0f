import type { AgencyView } from 'shared-types/agency.contract';
import type { MandateView } from 'shared-types/mandate.contract';
import { useRead } from '@/api';
import { address } from '@/ui/base/nav';
import { Card } from '@/ui/card/Card';
import { List, ListItem } from '@/ui/card/ListItem';
import { plainDate } from '@/ui/words/dates';

/** What of a case's mandates waits for its client, and how the others stand. Nothing where there are none. */
export function MandateSection({ view: { number, mode } }: { readonly view: AgencyView }) {
  const { data } = useRead(
    'GET /agency-cases/:number/mandates',
    { params: { number } },
    { when: mode === 'AGENCY', live: true },
  );
  if (!data || data.items.length === 0) return null;
  return (
    <Card kind="plain" title="授权委托">
      <List label="授权委托">
        {data.items.map((mandate) => (
          <ListItem
            key={mandate.number}
            icon="file"
            title={titleOf(mandate)}
            note={`${mandate.stateLabel} · ${plainDate(mandate.from)}至${plainDate(mandate.until)}`}
            to={address('/packages/enterprise/mandate/index', { number: mandate.number })}
          />
        ))}
      </List>
    </Card>
  );
}

const titleOf = ({ state, continues }: MandateView): string => {
  const paper = continues === null ? '授权委托书' : '续办委托书';
  return state === 'DRAFT' ? `请看过并签署《${paper}》` : `《${paper}》`;
};

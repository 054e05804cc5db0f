import { useState } from 'react';
import type { ItemSummary } from 'shared-types/directory.contract';
import { CATEGORY_LABELS } from 'shared-types/directory.states';
import { useRead } from '@/api';
import { Box } from '@/ui/base/box';
import { Loaded } from '@/ui/feedback/Loaded';
import { Choice, Question } from './Choice';
import { Keypad } from './Keypad';

const LETTER_ROWS = ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'] as const;
const LONGEST = 12;
const MOST = 4;

interface KioskItemsProps {
  /** The items done here. */
  readonly itemKeys: readonly string[];
  readonly onChoose: (item: ItemSummary) => void;
}

/** Finds what somebody came for by the first letters of its pinyin: a machine has no Chinese keyboard. */
export function KioskItems({ itemKeys, onChoose }: KioskItemsProps) {
  const [typed, setTyped] = useState('');
  const q = typed.toLowerCase();
  const reading = useRead('GET /items', { query: { q } }, { when: q !== '', keepPrevious: true, as: 'device' });
  const found = (reading.data?.items ?? []).filter(({ key }) => itemKeys.includes(key)).slice(0, MOST);
  return (
    <Question title="您要办什么事？" hint="按拼音首字母输入，例如“营业执照”输入 YYZZ">
      <Box className="hall-typed" role="img" label={`已输入 ${typed}`}>
        {typed}
      </Box>
      <Keypad
        label="拼音首字母"
        rows={LETTER_ROWS}
        onKey={(key) => setTyped((before) => (before + key).slice(0, LONGEST))}
        onDelete={() => setTyped((before) => before.slice(0, -1))}
      />
      {q !== '' && (
        <Loaded reading={reading}>
          {() =>
            found.length === 0 ? (
              <Box className="hall-ask__hint">没有找到，请少输几个字母，或请导办员帮忙。</Box>
            ) : (
              <Box className="hall-choices">
                {found.map((item) => (
                  <Choice
                    key={item.key}
                    title={item.plainName}
                    note={`${item.name} · ${CATEGORY_LABELS[item.category]}`}
                    onPress={() => onChoose(item)}
                  />
                ))}
              </Box>
            )
          }
        </Loaded>
      )}
    </Question>
  );
}

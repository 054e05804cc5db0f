import { Checks } from '@/ui/choice/Checks';

const READ_THROUGH = { key: 'read-through', title: '我已逐字核对，没有个人信息和不当内容' };

interface ReadThroughProps {
  readonly ticked: boolean;
  readonly onChange: (ticked: boolean) => void;
}

/** 人工核对: a person vouches for a wording no machine could check. */
export function ReadThrough({ ticked, onChange }: ReadThroughProps) {
  return (
    <Checks
      label="人工核对"
      checks={[READ_THROUGH]}
      ticked={ticked ? [READ_THROUGH.key] : []}
      onChange={(keys) => onChange(keys.length > 0)}
    />
  );
}

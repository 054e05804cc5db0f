import type { Strokes } from 'shared-types/drawn-signature';

export interface SignaturePadProps {
  readonly strokes: Strokes;
  readonly onChange: (strokes: Strokes) => void;
  /** What is written there, read aloud: 您的签名. */
  readonly label: string;
}

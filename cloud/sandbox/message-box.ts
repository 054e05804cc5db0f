/** A message as its recipient sees it. */
export interface Message {
  /** Rises with every message. */
  readonly id: number;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly channel: 'SUBSCRIBE' | 'SMS' | 'WECOM';
  /** Key of the demo person; null when a text message went to a phone of nobody here. */
  readonly person: string | null;
  readonly recipient: string;
  readonly title: string;
  readonly fields: readonly MessageField[];
  /** Page of the mini-program the card leads to; subscribe messages only. */
  readonly page: string | null;
  readonly templateId: string;
  /** The text, for SMS with signature. */
  readonly text: string;
  /** The verification code in it, if it is one. */
  readonly code: string | null;
}

export interface MessageField {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

const MOST = 500;

/** Everything delivered, newest first, the oldest forgotten. */
export class MessageBox {
  private messages: Message[] = [];
  private lastId = 0;

  constructor(private readonly now: () => Date) {}

  deliver(message: Omit<Message, 'id' | 'at'>): Message {
    this.lastId += 1;
    const delivered = { id: this.lastId, at: this.now().toISOString(), ...message };
    this.messages = [delivered, ...this.messages].slice(0, MOST);
    return delivered;
  }

  list(person: string | null): readonly Message[] {
    return person === null ? this.messages : this.messages.filter((message) => message.person === person);
  }

  clear(): void {
    this.messages = [];
  }
}

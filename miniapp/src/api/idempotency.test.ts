import { newKey, SubmissionKeys, UnderWay } from './idempotency';

describe('the key of a submission', () => {
  it('has the form the server asks for, and is another each time', () => {
    const keys = Array.from({ length: 1000 }, newKey);
    expect(keys.every((key) => /^[\w-]{8,64}$/.test(key))).toBe(true);
    expect(new Set(keys).size).toBe(1000);
  });

  it('stays while the same input is tried again', () => {
    const keys = new SubmissionKeys();
    expect(keys.keyFor({ body: { question: '怎么办' } })).toBe(keys.keyFor({ body: { question: '怎么办' } }));
  });

  it('changes with the input, which the server would refuse under the old one', () => {
    const keys = new SubmissionKeys();
    const first = keys.keyFor({ body: { question: '怎么办' } });
    expect(keys.keyFor({ body: { question: '怎么补办' } })).not.toBe(first);
  });

  it('changes once it is done: asking the same again is a new question', () => {
    const keys = new SubmissionKeys();
    const first = keys.keyFor({ body: {} });
    keys.done();
    expect(keys.keyFor({ body: {} })).not.toBe(first);
  });
});

describe('a submission under way', () => {
  const slow = () => {
    let answer: (said: string) => void = () => undefined;
    const said = new Promise<string>((resolve) => {
      answer = resolve;
    });
    return { answer, send: jest.fn(() => said) };
  };

  it('is joined by the same sent once more, and told once', async () => {
    const underWay = new UnderWay<string>();
    const { answer, send } = slow();
    const both = Promise.all([underWay.join({ body: 1 }, send), underWay.join({ body: 1 }, send)]);
    answer('收到');
    expect(await both).toEqual(['收到', '收到']);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('is not joined by another', async () => {
    const underWay = new UnderWay<string>();
    const [one, other] = [slow(), slow()];
    const both = Promise.all([underWay.join({ body: 1 }, one.send), underWay.join({ body: 2 }, other.send)]);
    one.answer('一');
    other.answer('二');
    expect(await both).toEqual(['一', '二']);
  });

  it('is over once it is answered or lost: the next is sent anew', async () => {
    const underWay = new UnderWay<string>();
    const send = jest.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue('收到');
    await expect(underWay.join({}, send)).rejects.toThrow('offline');
    expect(await underWay.join({}, send)).toBe('收到');
    expect(await underWay.join({}, send)).toBe('收到');
    expect(send).toHaveBeenCalledTimes(3);
  });
});

import { newKey, SubmissionKeys } from './idempotency';

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

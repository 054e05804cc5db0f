import { altered } from './pay-signing';

it.each([
  ['{"total":1200}', '{"total":1201}'],
  ['{"nonce":"k9"}', '{"nonce":"k0"}'],
  ['{"id":"notice-1","nonce":"abc"}', '{"id":"notice-2","nonce":"abc"}'],
])('the altered text of %s is another one of the same length', (body, other) => {
  expect(altered(body)).toBe(other);
});

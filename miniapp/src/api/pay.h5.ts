import type { ResultOf } from 'shared-types/routes';

type PayParameters = ResultOf<'POST /payments/:number/prepay'>['parameters'];

/** WeChat pays inside WeChat's mini-program; a browser has nothing to pay with. */
export const requestPayment: ((parameters: PayParameters) => Promise<void>) | undefined = undefined;

import Taro from '@tarojs/taro';
import type { ResultOf } from 'shared-types/routes';

type PayParameters = ResultOf<'POST /payments/:number/prepay'>['parameters'];

/** Opens WeChat's cashier; rejects when the person turns back. What was paid is asked of the server, never of this. */
export const requestPayment: ((parameters: PayParameters) => Promise<void>) | undefined = async (parameters) => {
  await Taro.requestPayment(parameters);
};

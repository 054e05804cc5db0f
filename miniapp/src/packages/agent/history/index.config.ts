export default definePageConfig({ navigationBarTitleText: '我上过的门' });

export default definePageConfig({ navigationBarTitleText: '登记投诉建议' });

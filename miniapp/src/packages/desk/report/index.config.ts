export default definePageConfig({ navigationBarTitleText: '履约报告' });

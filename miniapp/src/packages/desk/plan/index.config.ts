export default definePageConfig({ navigationBarTitleText: '排程' });

export default definePageConfig({ navigationBarTitleText: '政＋帮办' });

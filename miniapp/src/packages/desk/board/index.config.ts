export default definePageConfig({ navigationBarTitleText: '承诺看板' });

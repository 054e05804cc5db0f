export default definePageConfig({ navigationBarTitleText: '大厅和驿站' });

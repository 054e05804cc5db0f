export default definePageConfig({ navigationBarTitleText: '大厅负荷' });

export default definePageConfig({ navigationBarTitleText: '配对这台设备' });

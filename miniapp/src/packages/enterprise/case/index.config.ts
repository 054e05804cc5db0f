export default definePageConfig({ navigationBarTitleText: '我的帮办代办' });

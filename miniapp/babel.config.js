// The oldest WebViews served: WeChat's own on Android 7 and iOS 12, and browsers of 2018.
module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        targets: { ios: '12', android: '67', chrome: '67' },
        useBuiltIns: false,
        // Those browsers read `catch {}`, but it came with ES2019 and our gate holds the builds to ES2018.
        include: ['transform-optional-catch-binding'],
      },
    ],
  ],
};

import { resolve } from 'node:path';
import { defineConfig } from '@tarojs/cli';
import { apiOrigin } from './api-origin';

const root = resolve(__dirname, '..');
const env = process.env.TARO_ENV ?? 'h5';

// TanStack Query ships `#private` fields, the others arrow functions and spread: raw, they break older WebViews.
const QUERY = (file: string) => /[\\/]@tanstack[\\/]/.test(file);
const ROUTER_PARTS = (file: string) =>
  /[\\/](decode-uri-component|split-on-first|filter-obj|query-string|history|mobile-detect)[\\/]/.test(file);
const CONTRACT = resolve(root, '../shared-types/src');

export default defineConfig<'webpack5'>({
  projectName: 'zhengplus-bangban',
  date: '2026-11-23',
  // Sizes are plain px scaled by CSS custom properties, so that 长辈版 can change them at run time on both platforms.
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${env}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  plugins: ['@tarojs/plugin-framework-react', '@tarojs/plugin-platform-weapp', '@tarojs/plugin-platform-h5'],
  alias: { '@': resolve(root, 'src'), 'shared-types': CONTRACT },
  cache: { enable: false },
  defineConstants: { API_ORIGIN: JSON.stringify(apiOrigin(env, process.env)) },
  mini: {
    compile: { include: [QUERY, CONTRACT] },
    enableSourceMap: false,
    postcss: { pxtransform: { enable: false, config: {} } },
    webpackChain(chain) {
      // The mini-program's JavaScript has no AbortController; TanStack Query makes one per fetch.
      chain
        .plugin('abortController')
        .use(require('webpack').ProvidePlugin, [
          { AbortController: [resolve(root, 'src/api/abort-controller.ts'), 'AbortController'] },
        ]);
    },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    enableSourceMap: false,
    router: { mode: 'browser' },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    compile: { include: [QUERY, ROUTER_PARTS, CONTRACT] },
    postcss: { pxtransform: { enable: false, config: {} }, autoprefixer: { enable: true, config: {} } },
    devServer: { open: false, proxy: [{ context: ['/api', '/live'], target: 'http://127.0.0.1:7001', ws: true }] },
  },
});

/// <reference types="@tarojs/taro" />

declare module '*.scss';
declare module '*.png';

/** Origin of the server, compiled in: empty on H5, `https://…` in the mini-program. */
declare const API_ORIGIN: string;

declare namespace NodeJS {
  interface ProcessEnv {
    TARO_ENV: 'weapp' | 'h5';
    TARO_APP_API_ORIGIN?: string;
  }
}

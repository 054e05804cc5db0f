import net from 'node:net';

const LOOPBACK = /^(127\.|::1$|localhost$|::ffff:127\.)/;
const connect = net.Socket.prototype.connect;

/** A test that reaches for any other host than this machine fails, wherever the call was made. */
net.Socket.prototype.connect = function (this: net.Socket, ...args: unknown[]) {
  const [first, second] = args;
  const options = (Array.isArray(first) ? first[0] : first) as { host?: string; path?: string } | number | string;
  const host = typeof options === 'object' ? options.host : typeof second === 'string' ? second : undefined;
  if (host !== undefined && !LOOPBACK.test(host)) throw new Error(`a test tried to reach ${host}`);
  return (connect as (...all: unknown[]) => net.Socket).apply(this, args);
} as typeof connect;

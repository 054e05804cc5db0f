import { Controller, Scope, ScopeEnum } from '@midwayjs/core';

/**
 * A class whose methods are bound to routes of the contract. One object serves all requests: `Controller` by itself makes
 * one for each, and wins over a `Scope` that stands below it.
 */
export function ApiController(): ClassDecorator {
  return (target) => {
    Controller('/api')(target);
    Scope(ScopeEnum.Singleton)(target);
  };
}

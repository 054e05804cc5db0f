import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';
import { type CutText, plainText } from './knowledge-search.rules';

const WORD = /[\p{L}\p{N}]/u;

let cutter: Jieba | undefined;

/** Reads the dictionary when it is first asked for: a fifth of a second and some 50 MB, once a process. */
function theCutter(): Jieba {
  cutter ??= Jieba.withDict(dict);
  return cutter;
}

/** Cuts Chinese into words. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Words {
  /** A question's words, none inside another. */
  ofQuestion(question: string): CutText {
    const text = plainText(question);
    return { text, words: theCutter().cut(text, true).filter(isWord) };
  }

  /** Every word of a text, also those inside a longer one: 营业执照, 营业 and 执照. */
  ofText(body: string): CutText {
    const text = plainText(body);
    return { text, words: theCutter().cutForSearch(text, true).filter(isWord) };
  }
}

const isWord = (word: string): boolean => WORD.test(word);

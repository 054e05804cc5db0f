/** What is taken out of a text before everybody may read it. */
export interface Known {
  /** Names of the people it is about, as far as they are known. */
  readonly names?: readonly string[];
  /** What may stand: the centre's own addresses and telephones. */
  readonly keep?: readonly string[];
}

export interface Redacted {
  readonly text: string;
  /** What was taken out, each kind once, in the order of the list of kinds. */
  readonly removed: readonly string[];
}

interface Kind {
  readonly label: string;
  readonly pattern: RegExp;
  /** The group that goes, which ends the match; all of the match unless it says otherwise. */
  readonly part?: number;
}

const D = '[0-9０-９]';
const X = '[0-9０-９xXｘＸ]';
const GAP = '[ \\-－—·.]?';
const NOT_AFTER_DIGIT = '(?<![0-9０-９A-Za-z])';
const NOT_BEFORE_DIGIT = '(?![0-9０-９])';
const SPOKEN = '[零〇一二三四五六七八九幺两]';
const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳史唐费薛雷贺倪汤罗毕郝安常于傅齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄贝计成戴宋庞熊纪舒屈项祝董梁杜阮蓝闵席季贾江童郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯管卢莫房丁邓郁洪包左石崔吉龚程邢裴陆翁惠曲封储靳段巫焦牧侯秋仲宫宁仇甘武符刘景詹龙叶司黎乔温庄晏柴瞿阎习艾古易廖耿匡文广欧沃利师巩聂关荆游权益佟闫白辛';
/** A character of a given name: none that running speech puts after one. */
const GIVEN = '(?![请想要问的了在是有办和我])[\\u4e00-\\u9fa5·]';

const PHONE = new RegExp(
  `${NOT_AFTER_DIGIT}(?:\\+?${D}{2}${GAP})?[1１][3-9３-９]${D}(?:${GAP}${D}{4}){2}${NOT_BEFORE_DIGIT}`,
  'g',
);
const SPOKEN_PHONE = new RegExp(`[一幺]${SPOKEN}{10}(?!${SPOKEN})`, 'g');
const MONTH_DAY = `(?:[0０][1-9１-９]|[1１][0-2０-２])(?:[0-2０-２]${D}|[3３][01０１])`;
const ID_NUMBER = new RegExp(
  `${NOT_AFTER_DIGIT}${D}{6}(?:(?:[12１２]${D}{3})${MONTH_DAY}${D}{3}${X}|${D}{2}${MONTH_DAY}${D}{3})(?![0-9０-９A-Za-z])`,
  'g',
);
const PLACE = '(?:路|街|巷|道|里|村|苑|园|区|城|府|湾|庭|居|广场|大厦|花园|公寓|[一二三四五六七八九十]期)';
const DOOR = `(?:${D}+[-－]?)+(?:号楼|号院|号|栋|幢|座|楼|单元|层|室|户)?(?:(?:${D}+[-－]?)+(?:号楼|栋|幢|座|楼|单元|层|室|户|号)?)*`;
const KIND_OF_PLACE = '(?:人工|综合|政务|办事|服务|便民|自助|咨询|收件|受理|取件|[A-Z])';
const PUBLIC_PLACE = `(?:(?:${KIND_OF_PLACE}{0,3}(?:窗口|柜台|服务台|大?厅|驿站|自助机|终端|停车场))|(?:政务|便民|行政)(?:服务|审批)?(?:大厅|中心))`;
/** The rest of a list of windows: 3、4号窗口; behind 3号 only 、4号窗口, since from 12号到3号窗口 begins at a door. */
const MORE_WINDOWS = `(?:(?<=${D})(?:[、和及至到或]${D}+)+号|(?<=号)(?:、${D}+号)+)`;
/** What a number counts: 新区5个工作日, 自助区24小时. */
const MEASURE = '(?:个|小时|分钟|年|月|日(?!常)|天(?!天)|平方|平米|亩|元|万|人|米|公里|家|次|份|张|岁|%)';
/** What stands behind a number that is no door: 3号窗口, 1号楼大厅, 24小时. */
const IS_PUBLIC = `(?:(?<=[号楼层])${PUBLIC_PLACE}|(?:${MORE_WINDOWS}|(?<=${D}))${KIND_OF_PLACE}{0,3}窗口|(?<=${D})${MEASURE})`;
/** A whole door number or nothing: taken at one go into the first group, so that no shorter part of it can match. */
const wholeDoor = (door: string): string => `(?=(${door}))\\1(?!${IS_PUBLIC})`;
const PLATE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?[A-Z0-9]{5,6}[挂学警港澳]?';
const TITLES = '(?:先生|女士|小姐|师傅|老师|同学|同志|[哥姐叔姨])';
const COMPOUND_SURNAMES = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '令狐',
  '慕容',
  '司徒',
  '夏侯',
];
/** Where an address begins: not in the middle of other words, unless they are those that lead to one. */
const BEFORE_ADDRESS = '(?:(?<![\\u4e00-\\u9fa5])|(?<=[请找给让和跟与向是对]|感谢|谢谢|联系))';
const SHORTEST_ADDRESS = 5;

/** In this order: what looks like two of them is taken for the first. */
const KINDS: readonly Kind[] = [
  { label: '编号', pattern: /[A-Z]{2}\d{6}-[0-9A-Z]{8}/g },
  { label: '身份证号', pattern: ID_NUMBER },
  { label: '信用代码', pattern: /(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/g },
  {
    label: '账号',
    pattern: new RegExp(`${NOT_AFTER_DIGIT}${D}{4}(?:[ -]?${D}{4}){2,3}[ -]?${D}{3,7}${NOT_BEFORE_DIGIT}`, 'g'),
  },
  { label: '电话', pattern: PHONE },
  { label: '电话', pattern: SPOKEN_PHONE },
  { label: '电话', pattern: /(?<!\d)0\d{2,3}[-－ ]?\d{7,8}(?!\d)/g },
  { label: '邮箱', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  { label: '账号', pattern: /(?:微信|QQ|qq)号?(?:是|为|[:：])?\s*([A-Za-z0-9][\w-]{4,19})/g, part: 1 },
  { label: '证件号', pattern: /(?<![0-9A-Za-z])[EGDSPHM]\d{8}(?:\d{2})?(?![0-9A-Za-z])/g },
  { label: '车牌', pattern: new RegExp(PLATE, 'g') },
  { label: '门牌', pattern: new RegExp(`${PLACE}${wholeDoor(DOOR)}`, 'g'), part: 1 },
  { label: '门牌', pattern: new RegExp(`[A-Z]座${wholeDoor(`${D}{3,4}(?!${D})[室户号]?`)}`, 'g'), part: 1 },
  { label: '门牌', pattern: new RegExp(`(?<!${D})${wholeDoor(`${D}+(?:栋|幢|号楼|单元)(?:${DOOR})?`)}`, 'g') },
  {
    label: '姓名',
    pattern: new RegExp(
      `(?:我叫|我是|本人叫|名叫|姓名[:：是]?|联系人[:：是]?)\\s*([${SURNAMES}](?:${GIVEN}){1,2})`,
      'g',
    ),
    part: 1,
  },
];

/** Refused in a text that is to be published, whatever the person who publishes it says. */
const REFUSED: readonly Kind[] = [
  { label: '身份证号', pattern: ID_NUMBER },
  { label: '手机号', pattern: PHONE },
  { label: '手机号', pattern: SPOKEN_PHONE },
];

/**
 * Proposes a text without personal data: telephones, identity, credit and account numbers, names, door numbers, plates.
 * A proposal for a person to read, never the last word: what only a reader understands stays.
 */
export function redact(text: string, { names = [], keep = [] }: Known = {}): Redacted {
  const removed = new Set<string>();
  const named = names.flatMap(namePatterns).map((pattern) => ({ label: '姓名', pattern }));
  const taken = [...KINDS, ...named].reduce((rest, kind) => take(rest, kind, keep, removed), text);
  return { text: taken, removed: [...removed] };
}

/** Which numbers of persons still stand in a text, each kind once: it may not be published. */
export function personalNumbersIn(text: string): string[] {
  return [...new Set(REFUSED.filter(({ pattern }) => text.search(pattern) >= 0).map(({ label }) => label))];
}

/**
 * An address as it stands in the settings, and as people write it: without remark, city and district.
 * `曲江新区示例路1号（一层）` → also `曲江新区示例路1号`, `示例路1号`.
 */
export function waysToWrite(address: string): string[] {
  const plain = address.replace(/[（(][^）)]*[）)]/g, '').trim();
  const street = plain.replace(/^.*[市区县]/, '');
  return [...new Set([address, plain, street])].filter((way) => way.length >= SHORTEST_ADDRESS);
}

function take(text: string, { label, pattern, part }: Kind, keep: readonly string[], removed: Set<string>): string {
  return text.replace(pattern, (...match: unknown[]) => {
    const whole = match[0] as string;
    const gone = part === undefined ? whole : (match[part] as string);
    const before = whole.length - gone.length;
    const at = (match.findLast((value) => typeof value === 'number') as number) + before;
    if (isKept(text, at, gone.length, keep)) return whole;
    removed.add(label);
    return `${whole.slice(0, before)}【${label}】`;
  });
}

/** True when what would go lies wholly within something that may stand; what only touches it goes. */
function isKept(text: string, at: number, length: number, keep: readonly string[]): boolean {
  return keep.some((kept) => {
    for (let from = text.indexOf(kept); from >= 0; from = text.indexOf(kept, from + 1)) {
      if (from <= at && at + length <= from + kept.length) return true;
    }
    return false;
  });
}

/**
 * A name as it is written and as people are addressed by it: 王小明, 王先生; and 小明 where it stands as an address
 * (小明您好, 请小明师傅, 我叫小明, `小明：` at the beginning of a line), since 建设 or 文化 are words everywhere else.
 */
function namePatterns(name: string): RegExp[] {
  const plain = name.trim();
  if ([...plain].length < 2 || /[*＊]/.test(plain)) return [];
  const surname = COMPOUND_SURNAMES.find((two) => plain.startsWith(two)) ?? [...plain][0] ?? '';
  const forms = [new RegExp(escaped(plain), 'gu'), new RegExp(`${escaped(surname)}(?:${TITLES}|总|某)`, 'gu')];
  const given = plain.slice(surname.length);
  return /^[\u4e00-\u9fa5]{2}$/.test(given) ? [...forms, ...givenPatterns(given)] : forms;
}

const givenPatterns = (given: string): RegExp[] => [
  new RegExp(`${BEFORE_ADDRESS}${given}(?:${TITLES}|(?=[您你]好))`, 'gu'),
  new RegExp(`(?<=我叫|名叫|本人叫)${given}`, 'gu'),
  new RegExp(`(?<=^\\s*)${given}(?=[，,：:])`, 'gmu'),
];

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

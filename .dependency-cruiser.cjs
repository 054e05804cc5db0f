// Imports go down only: each room may read the rooms before it in this list, never one after it.
const ROOMS = [
  'kernel',
  'wechat',
  'sms',
  'wecom',
  'back-office',
  'directory',
  'calendar',
  'identity',
  'signing',
  'roster',
  'notification',
  'supervision',
  'payment',
  'casework',
  'booking',
  'queue',
  'reception',
  'reply',
  'consultation',
  'knowledge',
  'complaint',
  'dispatch',
  'agency',
  'evaluation',
  'quality',
  'office',
  'insight',
];
const upward = ROOMS.flatMap((room, i) => {
  const above = ROOMS.slice(i + 1);
  if (above.length === 0) return [];
  return {
    name: `${room}-imports-down-only`,
    severity: 'error',
    from: { path: `^cloud/src/${room}/`, pathNot: '\\.test\\.ts$' },
    to: { path: `^cloud/src/(${above.join('|')})/` },
  };
});

module.exports = {
  forbidden: [
    ...upward,
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'rules-are-pure',
      comment:
        'a rules file decides; it reads no database, no clock, no network; turf is pure geometry, pinyin a table',
      severity: 'error',
      from: { path: '^cloud/src/.*\\.rules\\.ts$' },
      to: {
        pathNot: [
          '^shared-types/src/',
          '\\.(rules|config)\\.ts$',
          '^cloud/src/kernel/(lifecycle|deadline|errors|time)/',
          '(^|/)node_modules/(@turf|pinyin-pro)/',
        ],
      },
    },
    {
      name: 'states-import-nothing',
      severity: 'error',
      from: { path: '^shared-types/src/.*\\.states\\.ts$' },
      to: {},
    },
    {
      name: 'miniapp-takes-types-and-states-only',
      comment: 'a schema imported at run time costs the main package 116 KB',
      severity: 'error',
      from: { path: '^miniapp/src/' },
      to: { path: ['^shared-types/src/.*\\.contract\\.ts$', '^cloud/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-import-ui-not-nutui',
      severity: 'error',
      from: { path: '^miniapp/src/', pathNot: '^miniapp/src/ui/' },
      to: { path: '@nutui' },
    },
    {
      name: 'product-knows-no-sandbox-or-bench',
      severity: 'error',
      from: { path: '^cloud/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^cloud/(sandbox|bench|proof|scripts)/' },
    },
    {
      name: 'controllers-stay-thin',
      severity: 'error',
      from: { path: '^cloud/src/.*\\.controller\\.ts$' },
      to: { path: ['\\.entity\\.ts$', 'node_modules/typeorm'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
    },
  },
};

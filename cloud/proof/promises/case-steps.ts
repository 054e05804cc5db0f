import type { CaseView } from 'shared-types/casework.contract';
import type { CaseAction } from 'shared-types/casework.states';
import type { InputOf } from 'shared-types/routes';
import { ifAny, oneOf, type Scene, type Step, urge } from './matter';
import type { Someone } from './people';

type CaseScene = Scene<CaseView>;
type Form =
  | 'notice'
  | 'materials'
  | 'supplement-extension'
  | 'special-procedure'
  | 'extension'
  | 'certificate'
  | 'delivery'
  | 'referral';
type Unversioned<B> = B extends unknown ? Omit<B, 'version'> : never;
type FormBody<R extends Form> = Unversioned<InputOf<`POST /cases/:number/${R}`>['body']>;
type Next = (scene: CaseScene) => Step | null;

const REASON = '核对后这样办理';

/** What might happen next to a case; null for nothing now. */
export function caseStep(scene: CaseScene): Step | null {
  return (NEXT[scene.view.state] ?? (() => null))(scene);
}

const clerk = ({ chances, people }: CaseScene) => chances.of(people.clerks);
const reviewer = ({ chances, people }: CaseScene) => chances.of(people.reviewers);

const withdrawing = (scene: CaseScene, weight: number) =>
  [weight, act(scene, scene.matter.owner ?? clerk(scene), 'withdraw')] as const;
const urging = (scene: CaseScene) => ifAny(0.08, scene.matter.owner, (owner) => urge(scene, owner));
const byClerk =
  (action: CaseAction): Next =>
  (scene) =>
    act(scene, clerk(scene), action);
const accepting = ({ view }: CaseScene) => (view.caseType === 'INSTANT' ? 'acceptInstant' : 'acceptCommitted');
const tolerating = ({ view: { tolerance } }: CaseScene) => tolerance !== null && tolerance.length > 0;

/** Tells the result, and that the certificate can be collected where it is there already. */
const telling = (scene: CaseScene) =>
  act(scene, clerk(scene), 'notify', [scene.view.delivery.certifiedAt ? 'notifyToCollect' : 'notify']);
const certifying = (scene: CaseScene, weight: number) =>
  [scene.view.delivery.certifiedAt ? 0 : weight, form(scene, clerk(scene), 'certificate', {}, ['certify'])] as const;

const NEXT: Readonly<Partial<Record<string, Next>>> = {
  RECEIVED: (scene) =>
    oneOf(
      scene.chances,
      [0.35, tell(scene, clerk(scene), ['tellOnce'])],
      [0.3, bring(scene, [accepting(scene)])],
      [0.08, form(scene, clerk(scene), 'referral', { referredTo: '市级政务服务中心', reason: REASON }, ['refuse'])],
      [0.04, act(scene, clerk(scene), 'notAccept')],
      withdrawing(scene, 0.05),
      urging(scene),
      [0.2, null],
    ),
  ACCEPTED: (scene) =>
    oneOf(
      scene.chances,
      [0.8, act(scene, clerk(scene), scene.view.caseType === 'INSTANT' ? 'finishInstant' : 'push')],
      [0.05, act(scene, clerk(scene), 'notAccept')],
      [tolerating(scene) ? 0.4 : 0, bring(scene, ['completeTolerance'])],
      withdrawing(scene, 0.05),
      urging(scene),
    ),
  PUSHED: (scene) => oneOf(scene.chances, [0.95, act(scene, reviewer(scene), 'review')], withdrawing(scene, 0.05)),
  UNDER_REVIEW: (scene) =>
    oneOf(
      scene.chances,
      [0.2, act(scene, reviewer(scene), 'requestSupplement')],
      [0.15, special(scene)],
      [0.15, extend(scene)],
      [0.35, act(scene, reviewer(scene), 'approve', [tolerated(scene) ? 'approveTolerance' : 'approve'])],
      [0.1, act(scene, reviewer(scene), 'reject')],
      [tolerating(scene) ? 0.4 : 0, bring(scene, ['completeTolerance'])],
      withdrawing(scene, 0.03),
      urging(scene),
    ),
  SPECIAL_PROCEDURE: (scene) =>
    oneOf(scene.chances, [0.9, act(scene, reviewer(scene), 'endSpecial')], withdrawing(scene, 0.05)),
  SUPPLEMENT_REQUESTED: (scene) =>
    oneOf(scene.chances, [0.9, tell(scene, clerk(scene), ['noticeSupplement'])], withdrawing(scene, 0.05)),
  SUPPLEMENT_PENDING: (scene) =>
    oneOf(
      scene.chances,
      [0.6, bring(scene, supplementing(scene))],
      [0.1, tell(scene, scene.chances.of(scene.people.deputies), ['tellAgain'])],
      [0.15, moreTime(scene)],
      withdrawing(scene, 0.05),
      [0.2, null],
    ),
  SUPPLEMENT_EXPIRED: (scene) =>
    oneOf(
      scene.chances,
      [0.35, bring(scene, supplementing(scene))],
      [0.3, moreTime(scene)],
      [0.3, act(scene, clerk(scene), 'returnLapsed')],
      withdrawing(scene, 0.05),
    ),
  DECIDED_APPROVED: (scene) => oneOf(scene.chances, [0.65, telling(scene)], certifying(scene, 0.35)),
  DECIDED_TOLERANCE: (scene) => oneOf(scene.chances, [0.65, telling(scene)], certifying(scene, 0.35)),
  DECIDED_REJECTED: byClerk('notify'),
  NOTIFIED: (scene) =>
    oneOf(
      scene.chances,
      [0.4, form(scene, clerk(scene), 'delivery', { receiver: 'SELF' }, ['deliver'])],
      [0.3, act(scene, clerk(scene), 'returnFile')],
      [scene.view.delivery.certifiedAt ? 0.2 : 0, act(scene, clerk(scene), 'callToCollect')],
      certifying(scene, 0.2),
    ),
  DELIVERED: byClerk('archive'),
  RETURNED: byClerk('archive'),
};

const tolerated = ({ view }: CaseScene): boolean => view.tolerance !== null;

/** A supplement goes on with the review, or, before there was one, into acceptance. */
const supplementing = (scene: CaseScene): readonly string[] =>
  scene.view.promises.some(({ kind }) => kind === 'DECISION_COMMITTED')
    ? ['supplement', 'resumeReview']
    : ['supplement', accepting(scene)];

function act(
  { matter: { number }, view: { version } }: CaseScene,
  by: Someone,
  action: CaseAction,
  says: readonly string[] = [action],
): Step {
  return {
    by,
    route: action,
    says,
    send: async (client, extra) => {
      const input = { params: { number }, body: { action, version, note: REASON } };
      return (await client.call('POST /cases/:number/actions', input, extra)).number;
    },
  };
}

function form<R extends Form>(
  { matter: { number }, view: { version } }: CaseScene,
  by: Someone,
  route: R,
  body: FormBody<R>,
  says: readonly string[],
): Step {
  return {
    by,
    route,
    says,
    send: async (client, extra) => {
      const key = `POST /cases/:number/${route}` as const;
      const input = { params: { number }, body: { ...body, version } } as InputOf<typeof key>;
      return ((await client.call(key, input, extra)) as CaseView).number;
    },
  };
}

/** Tells what is missing, or, where nothing is, what has to be put right. */
function tell(scene: CaseScene, by: Someone, says: readonly string[]): Step {
  const missing = scene.view.materials.filter(({ received }) => !received).map(({ key }) => key);
  const body = { missing: missing.slice(0, 3), corrections: ['申请表上的地址与身份证不一致'], reason: REASON };
  return form(scene, by, 'notice', body, says);
}

/** Brings everything there is. */
function bring(scene: CaseScene, says: readonly string[]): Step {
  const materials = scene.view.materials.map(({ key }) => key);
  return form(scene, clerk(scene), 'materials', { materials, corrected: true }, says);
}

function moreTime(scene: CaseScene): Step {
  const workdays = scene.chances.between(1, 8);
  return form(scene, clerk(scene), 'supplement-extension', { workdays, reason: REASON }, ['extendSupplement']);
}

function special(scene: CaseScene): Step {
  const body = { procedure: 'EXPERT_REVIEW' as const, workdays: scene.chances.between(3, 15), reason: REASON };
  return form(scene, reviewer(scene), 'special-procedure', body, ['beginSpecial']);
}

function extend(scene: CaseScene): Step {
  const body = { workdays: scene.chances.between(1, 10), approvedBy: '分管负责人', reason: REASON };
  return form(scene, reviewer(scene), 'extension', body, ['extend']);
}

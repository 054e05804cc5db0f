import { AGENCY_FILE, type AgencyRules, agencySchema } from './agency/agency.config';
import { MANDATE_FILE, type MandateRules, mandateSchema } from './agency/mandate.config';
import { BOOKING_FILE, type BookingRules, bookingSchema, checkOverrides } from './booking/booking.config';
import { CASEWORK_FILE, type CaseworkRules, caseworkSchema } from './casework/casework.config';
import { type Centre, readCentre } from './directory/centre.config';
import { DISPATCH_FILE, type DispatchRules, dispatchSchema } from './dispatch/dispatch.config';
import { ConfigFaults } from './kernel/config/config-faults';
import { listUnconfirmed, type UnconfirmedValue } from './kernel/config/provenance';
import { type Deadlines, readDeadlines } from './kernel/deadline/deadlines.config';
import { SYNONYMS_FILE, type Synonyms, synonymsSchema } from './knowledge/synonyms.config';
import { NOTICES_FILE, type NoticeRules, noticesSchema } from './notification/notices.config';
import { FIVE_S_FILE, type FiveS, fiveSSchema } from './quality/five-s.config';
import { QUEUE_FILE, type QueueRules, queueSchema } from './queue/queue.config';
import { checkNeeds, ROSTER_FILE, type RosterRules, rosterSchema } from './roster/roster.config';
import { SIGNING_FILE, type SigningRules, signingSchema } from './signing/signing.config';
import { ESCALATION_FILE, type EscalationRules, escalationSchema } from './supervision/escalation.config';

/** Everything the centre may change without a programmer, read and checked; frozen. */
export interface CentreConfig {
  readonly centre: Centre;
  readonly agencyRules: AgencyRules;
  readonly booking: BookingRules;
  readonly casework: CaseworkRules;
  readonly queue: QueueRules;
  readonly dispatch: DispatchRules;
  readonly mandate: MandateRules;
  readonly signing: SigningRules;
  readonly escalation: EscalationRules;
  readonly notices: NoticeRules;
  readonly rosterRules: RosterRules;
  readonly fiveS: FiveS;
  readonly synonyms: Synonyms;
  readonly deadlines: Deadlines;
}

/**
 * Reads a whole `config/` directory in one pass.
 * Throws one `ConfigError` that names every fault of every file: file, path, line, what was expected, what was found.
 */
export function loadConfig(dir: string): CentreConfig {
  const faults = new ConfigFaults(dir);
  const config = readCentreConfig(faults);
  faults.throwIfAny();
  // Nothing to throw means every file was read.
  return config as CentreConfig;
}

/** The same with a collector shared with further files; `undefined` when faults were noted. */
export function readCentreConfig(faults: ConfigFaults): CentreConfig | undefined {
  const centre = readCentre(faults);
  const booking = faults.read(BOOKING_FILE, bookingSchema);
  const agencyRules = faults.read(AGENCY_FILE, agencySchema);
  const casework = faults.read(CASEWORK_FILE, caseworkSchema);
  const queue = faults.read(QUEUE_FILE, queueSchema);
  const dispatch = faults.read(DISPATCH_FILE, dispatchSchema);
  const mandate = faults.read(MANDATE_FILE, mandateSchema);
  const signing = faults.read(SIGNING_FILE, signingSchema);
  const escalation = faults.read(ESCALATION_FILE, escalationSchema);
  const notices = faults.read(NOTICES_FILE, noticesSchema);
  const rosterRules = faults.read(ROSTER_FILE, rosterSchema);
  const fiveS = faults.read(FIVE_S_FILE, fiveSSchema);
  const synonyms = faults.read(SYNONYMS_FILE, synonymsSchema);
  const deadlines = readDeadlines(faults);
  if (booking && centre) checkOverrides(faults, booking, centre);
  if (rosterRules && centre) checkNeeds(faults, rosterRules, centre);
  const rules = {
    centre,
    agencyRules,
    booking,
    casework,
    queue,
    dispatch,
    mandate,
    signing,
    escalation,
    notices,
    rosterRules,
    fiveS,
    synonyms,
    deadlines,
  };
  return isWhole(rules) ? Object.freeze(rules) : undefined;
}

/** True when every file was read. */
function isWhole(rules: { [K in keyof CentreConfig]: CentreConfig[K] | undefined }): rules is CentreConfig {
  return Object.values(rules).every((rule) => rule !== undefined);
}

/** Every configured value that is a sample, a proposal or unverified, for the administrator's screen. */
export function listSamples(config: CentreConfig): readonly UnconfirmedValue[] {
  return [
    ...config.centre.unconfirmed,
    ...listUnconfirmed(BOOKING_FILE, config.booking),
    ...listUnconfirmed(AGENCY_FILE, config.agencyRules),
    ...listUnconfirmed(CASEWORK_FILE, config.casework),
    ...listUnconfirmed(QUEUE_FILE, config.queue),
    ...listUnconfirmed(DISPATCH_FILE, config.dispatch),
    ...listUnconfirmed(MANDATE_FILE, config.mandate),
    ...listUnconfirmed(SIGNING_FILE, config.signing),
    ...listUnconfirmed(ESCALATION_FILE, config.escalation),
    ...listUnconfirmed(NOTICES_FILE, config.notices),
    ...listUnconfirmed(ROSTER_FILE, config.rosterRules),
    ...listUnconfirmed(FIVE_S_FILE, config.fiveS),
    ...listUnconfirmed(SYNONYMS_FILE, config.synonyms),
    ...config.deadlines.unconfirmed,
  ];
}

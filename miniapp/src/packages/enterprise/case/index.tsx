export { AgencyCaseScreen as default } from '@/features/agency/AgencyCaseScreen';

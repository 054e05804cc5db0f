export { RequestScreen as default } from '@/features/agency/RequestScreen';

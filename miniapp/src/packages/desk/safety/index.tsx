export { SafetyScreen as default } from '@/features/dispatch/SafetyScreen';

export { WaitlistScreen as default } from '@/features/waitlist/WaitlistScreen';

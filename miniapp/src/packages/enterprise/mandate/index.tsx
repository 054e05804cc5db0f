export { MandateScreen as default } from '@/features/mandate/MandateScreen';

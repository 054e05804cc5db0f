export { ComplainScreen as default } from '@/features/complaint/ComplainScreen';

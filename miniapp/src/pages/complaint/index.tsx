export { ComplaintScreen as default } from '@/features/complaint/ComplaintScreen';

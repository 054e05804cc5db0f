export { ConsultationScreen as default } from '@/features/consultation/ConsultationScreen';

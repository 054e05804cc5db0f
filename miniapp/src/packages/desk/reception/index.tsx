export { ReceptionScreen as default } from '@/features/reception/ReceptionScreen';

export { FacilityScreen as default } from '@/features/hall/FacilityScreen';

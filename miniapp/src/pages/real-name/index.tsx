export { RealNameScreen as default } from '@/features/identity/RealNameScreen';

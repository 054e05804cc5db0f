export { SignScreen as default } from '@/features/signing/SignScreen';

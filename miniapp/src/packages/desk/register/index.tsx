export { RegisterScreen as default } from '@/features/desk/RegisterScreen';

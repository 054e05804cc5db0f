export { DevicePage as default } from '@/features/hall/DeviceGate';

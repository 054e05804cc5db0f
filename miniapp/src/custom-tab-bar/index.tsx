/** WeChat asks for this component when the tab bar is our own; the bar itself is drawn by `ui/page/TabBar`. */
export default function CustomTabBar() {
  return null;
}

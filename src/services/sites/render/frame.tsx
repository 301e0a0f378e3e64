import type { ReactNode } from 'react';
import { type Messages, messagesFor } from '../sections/types/base/messages';
import { siteHref } from '../sections/types/base/parts';
import { isSafeUrl } from '../sections/types/base/sanitize';
import { type NavigationNode, pagePath, type SiteFrame } from './page';

interface FrameProps extends SiteFrame {
  /** The path of this page, to mark its navigation item. */
  path: string;
  preview: boolean;
  children: ReactNode;
}

interface LinkProps {
  node: NavigationNode;
  basePath: string;
  path: string;
}

function NavigationLink({ node, basePath, path }: LinkProps) {
  // Navigation rows are checked when they are written; a bad one from elsewhere must still not become a link.
  if (!isSafeUrl(node.url)) return <span className="group">{node.label}</span>;
  const href = siteHref(node.url, basePath);
  return (
    <a
      href={href}
      aria-current={href === path ? 'page' : undefined}
      target={node.newTab ? '_blank' : undefined}
      rel={node.newTab ? 'noopener noreferrer' : undefined}
    >
      {node.label}
    </a>
  );
}

interface TreeProps {
  nodes: NavigationNode[];
  basePath: string;
  path: string;
  /** Groups the unfolding items of one bar, of which one is open at a time. */
  group: string;
}

function Tree({ nodes, basePath, path, group }: TreeProps) {
  return (
    <ul>
      {nodes.map((node) => (
        <li key={node.label + node.url}>
          {node.children.length === 0 ? (
            <NavigationLink node={node} basePath={basePath} path={path} />
          ) : (
            <details name={group}>
              <summary>{node.label}</summary>
              <Tree
                nodes={[...ownLink(node), ...node.children]}
                basePath={basePath}
                path={path}
                group={`${group}-${node.label}`}
              />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A parent with a page of its own comes first among its children, since its label only unfolds them. */
const ownLink = (node: NavigationNode): NavigationNode[] => (node.url ? [{ ...node, children: [] }] : []);

function Header({ site, branding, navigation, assets, path, messages }: FrameProps & { messages: Messages }) {
  const logo = branding.logoAssetId ? assets[branding.logoAssetId] : undefined;
  const tree = { nodes: navigation.header, basePath: site.basePath, path };
  return (
    <header className="header">
      <div className="wrap">
        <a className="brand" href={pagePath(site, '')}>
          {logo ? (
            // biome-ignore lint/performance/noImgElement: a published page carries no script
            <img
              src={logo.url}
              alt={branding.siteName}
              width={logo.width ?? undefined}
              height={logo.height ?? undefined}
            />
          ) : (
            branding.siteName
          )}
        </a>
        {navigation.header.length > 0 && (
          <>
            <nav className="nav wide" aria-label={messages.mainNavigation}>
              <Tree {...tree} group="wide" />
            </nav>
            <details className="nav menu">
              <summary>{messages.menu}</summary>
              <nav aria-label={messages.menu}>
                <Tree {...tree} group="menu" />
              </nav>
            </details>
          </>
        )}
      </div>
    </header>
  );
}

function FooterColumn({ node, basePath, path }: LinkProps) {
  return (
    <li>
      <NavigationLink node={node} basePath={basePath} path={path} />
      {node.children.length > 0 && (
        <ul>
          {node.children.map((child) => (
            <FooterColumn key={child.label + child.url} node={child} basePath={basePath} path={path} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Footer({ site, branding, navigation, path, messages }: FrameProps & { messages: Messages }) {
  return (
    <footer className="footer">
      <div className="wrap">
        <div>
          <a className="brand" href={pagePath(site, '')}>
            {branding.siteName}
          </a>
          {branding.tagline && <p>{branding.tagline}</p>}
        </div>
        {navigation.footer.length > 0 && (
          <nav className="nav" aria-label={messages.footerNavigation}>
            <ul>
              {navigation.footer.map((node) => (
                <FooterColumn key={node.label + node.url} node={node} basePath={site.basePath} path={path} />
              ))}
            </ul>
          </nav>
        )}
      </div>
    </footer>
  );
}

/** The body of every document: skip link, header, main, footer. */
export function Body(props: FrameProps) {
  const messages = messagesFor(props.site.locale);
  return (
    <body className="site">
      <a className="skip" href="#main">
        {messages.skipToContent}
      </a>
      {props.preview && (
        <p className="preview" role="status">
          {messages.previewNotice}
        </p>
      )}
      <Header {...props} messages={messages} />
      <main id="main" tabIndex={-1}>
        {props.children}
      </main>
      <Footer {...props} messages={messages} />
    </body>
  );
}

/** How the demo's own pages are rendered: templates that escape by default, and strict headers. */
package com.rundiffusion.keycloak.demo.page;

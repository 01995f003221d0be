/** Whether what a document says is right: pure, the clock and what others have passed in. */
package com.rundiffusion.keycloak.enterprise.document.check;

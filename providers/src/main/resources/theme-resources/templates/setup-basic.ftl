<p>${msg("setup.basic.text")}</p>
<p class="ways"><a class="${properties.kcButtonClass!}" id="metadata" href="${metadataUrl}" download="rundiffusion-metadata.xml">${msg("setup.basic.file")}</a></p>
<p class="help">${msg("setup.basic.fileHelp")}</p>
<dl class="values">
    <@part.value id="identifier" field="Identifier (Entity ID)" text=identifier/>
    <#list replyUrls as url>
    <@part.value id="reply-url-" + url?index field="Reply URL (Assertion Consumer Service URL)" text=url note=url?is_first?then(msg("setup.basic.default"), "")/>
    </#list>
    <#if signOnUrl?has_content><@part.value id="sign-on-url" field="Sign on URL" text=signOnUrl note=msg("setup.basic.optional")/></#if>
    <@part.value id="logout-url" field="Logout URL" text=logoutUrl note=msg("setup.basic.logout")/>
</dl>
<p>${msg("setup.basic.empty")}</p>
<@part.drawing title="RunDiffusion.com | SAML-based Sign-on" menu=["Overview", "Properties", "Users and groups", "Single sign-on"] open="Single sign-on">
    <@part.press label="1  Basic SAML Configuration — Edit"/>
    <@part.press label="Upload metadata file"/>
    <@part.drawn label="Identifier (Entity ID)" value=identifier/>
    <@part.drawn label="Reply URL" value=replyUrls?first + "   [x] Default"/>
    <#if signOnUrl?has_content><@part.drawn label="Sign on URL" value=signOnUrl/></#if>
    <@part.press label="Save"/>
</@part.drawing>
<@part.next url=nextUrl/>

<p>${msg("setup.values.text")}</p>
<@part.drawing title="RunDiffusion.com | SAML-based Sign-on" menu=["Overview", "Properties", "Users and groups", "Single sign-on"] open="Single sign-on">
    <p><b>3  SAML Certificates</b></p>
    <@part.drawn label="App Federation Metadata Url" value="…/federationmetadata.xml?appid=…" number="1"/>
    <@part.drawn label="Certificate (Base64)" value="Download"/>
</@part.drawing>
<form action="${stepUrl}" method="post" novalidate>
    <@part.csrf/>
    <div class="${properties.kcFormGroupClass!}">
        <label for="text">${msg("setup.values.label")}</label>
        <textarea class="${properties.kcInputClass!}" id="text" name="text" rows="6" data-takes-file autocomplete="off" spellcheck="false" aria-describedby="text-help"<#if faults?has_content> aria-invalid="true"</#if>>${text!}</textarea>
        <p class="help" id="text-help">${msg("setup.values.help")}</p>
    </div>
    <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="read">${msg("setup.values.read")}</button>
</form>
<#if given?? && !echo?? && !(faults?has_content)>
<section id="given" aria-labelledby="given-title">
    <h2 id="given-title">${msg("setup.values.echo")}</h2>
    <dl class="values">
        <#list given as entry>
        <div class="value"><dt>${msg("setup.echo." + entry.key)}</dt><dd>${entry.value}</dd></div>
        </#list>
    </dl>
    <@part.next url=nextUrl/>
</section>
</#if>
<#if echo??>
<section id="echo" aria-labelledby="echo-title">
    <h2 id="echo-title">${msg("setup.values.echo")}</h2>
    <dl class="values">
        <#list echo as entry>
        <div class="value"><dt>${msg("setup.echo." + entry.key)}</dt><dd>${entry.value}</dd></div>
        </#list>
    </dl>
    <#if !(faults?has_content)>
    <form action="${stepUrl}" method="post">
        <@part.csrf/>
        <input type="hidden" name="text" value="${text!}">
        <input type="hidden" name="keep" value="yes">
        <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="keep">${msg("setup.values.keep")}</button>
    </form>
    </#if>
</section>
</#if>
